import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { rootRoute, type RouterContext } from './root-route.tsx'

/** Whoever is signed in already has nothing to do here. */
function leaveWhenSignedIn({ context }: { context: RouterContext }): void {
  // oxlint-disable-next-line typescript/only-throw-error -- how the router is told to go elsewhere
  if (context.services.client.session.isSignedIn()) throw redirect({ to: '/', replace: true })
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signin',
  validateSearch: ({ expired }: Record<string, unknown>): { expired?: true } =>
    expired === true ? { expired } : {},
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(() => import('../../features/accounts/sign-in-page.tsx'), 'SignInPage'),
})

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signup',
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(() => import('../../features/accounts/sign-up-page.tsx'), 'SignUpPage'),
})
