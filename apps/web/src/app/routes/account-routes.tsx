import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { endReasons, type EndReason } from '../../shared/session/end-reason.ts'
import { orMissing } from '../../shared/runtime/or-missing.ts'
import { takeLinkToken } from './link-token.ts'
import { rootRoute, type RouterContext } from './root-route.tsx'

/** Whoever is signed in already has nothing to do here. */
function leaveWhenSignedIn({ context }: { context: RouterContext }): void {
  if (context.services.client.session.isSignedIn()) redirect({ to: '/', replace: true, throw: true })
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signin',
  validateSearch: ({ because }: Record<string, unknown>): { because?: EndReason } => {
    const reason = endReasons.find((known) => known === because)
    return reason === undefined ? {} : { because: reason }
  },
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(
    () => orMissing(import('../../features/accounts/sign-in-page.tsx')),
    'SignInPage',
  ),
})

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signup',
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(
    () => orMissing(import('../../features/accounts/sign-up-page.tsx')),
    'SignUpPage',
  ),
})

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => orMissing(import('../../features/accounts/forgot-password-page.tsx')),
    'ForgotPasswordPage',
  ),
})

export const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  beforeLoad: takeLinkToken,
  component: lazyRouteComponent(
    () => orMissing(import('../../features/accounts/reset-password-page.tsx')),
    'ResetPasswordPage',
  ),
})

export const verifyEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify-email',
  beforeLoad: takeLinkToken,
  component: lazyRouteComponent(
    () => orMissing(import('../../features/accounts/confirm-link-page.tsx')),
    'VerifyEmailPage',
  ),
})

export const confirmEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  beforeLoad: takeLinkToken,
  component: lazyRouteComponent(
    () => orMissing(import('../../features/accounts/confirm-link-page.tsx')),
    'ConfirmEmailPage',
  ),
})

export const restoreEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/restore-email',
  beforeLoad: takeLinkToken,
  component: lazyRouteComponent(
    () => orMissing(import('../../features/accounts/restore-email-page.tsx')),
    'RestoreEmailPage',
  ),
})
