import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { endReasons, type EndReason } from '../../shared/session/end-reason.ts'
import { orChunkError } from '../../shared/runtime/chunk-error.ts'
import { takeEmailLinkToken } from './email-link-token.ts'
import { redirectToNext, parseNextSearch, type NextSearch } from './next-url.ts'
import { rootRoute, type RouterContext } from './root-route.tsx'

/** Redirects a signed-in user away from the sign-in and sign-up pages, to the requested address. */
function leaveWhenSignedIn({ context, search }: { context: RouterContext; search: NextSearch }): void {
  if (context.services.client.session.isSignedIn()) redirectToNext(search)
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signin',
  validateSearch: (search: Record<string, unknown>): { because?: EndReason } & NextSearch => {
    const reason = endReasons.find((known) => known === search['because'])
    return { ...(reason !== undefined && { because: reason }), ...parseNextSearch(search) }
  },
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(
    () => orChunkError(import('../../features/accounts/sign-in-page.tsx')),
    'SignInPage',
  ),
})

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signup',
  validateSearch: parseNextSearch,
  // The link of an invitation has a token.
  beforeLoad: (route) => {
    leaveWhenSignedIn(route)
    return takeEmailLinkToken(route)
  },
  component: lazyRouteComponent(
    () => orChunkError(import('../../features/accounts/sign-up-page.tsx')),
    'SignUpPage',
  ),
})

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => orChunkError(import('../../features/accounts/forgot-password-page.tsx')),
    'ForgotPasswordPage',
  ),
})

export const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  beforeLoad: takeEmailLinkToken,
  component: lazyRouteComponent(
    () => orChunkError(import('../../features/accounts/reset-password-page.tsx')),
    'ResetPasswordPage',
  ),
})

export const verifyEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify-email',
  beforeLoad: takeEmailLinkToken,
  component: lazyRouteComponent(
    () => orChunkError(import('../../features/accounts/confirm-link-page.tsx')),
    'VerifyEmailPage',
  ),
})

export const confirmEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  beforeLoad: takeEmailLinkToken,
  component: lazyRouteComponent(
    () => orChunkError(import('../../features/accounts/confirm-link-page.tsx')),
    'ConfirmEmailPage',
  ),
})

export const restoreEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/restore-email',
  beforeLoad: takeEmailLinkToken,
  component: lazyRouteComponent(
    () => orChunkError(import('../../features/accounts/restore-email-page.tsx')),
    'RestoreEmailPage',
  ),
})
