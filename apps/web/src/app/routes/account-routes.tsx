import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { endReasons, type EndReason } from '../../shared/session/end-reason.ts'
import { orMissing } from '../../shared/runtime/or-missing.ts'
import { takeLinkToken } from './link-token.ts'
import { goToNext, nextSearch, type NextSearch } from './next-place.ts'
import { rootRoute, type RouterContext } from './root-route.tsx'

/** The pages to sign in and up lead to the address that was asked for as soon as there is a session. */
function leaveWhenSignedIn({ context, search }: { context: RouterContext; search: NextSearch }): void {
  if (context.services.client.session.isSignedIn()) goToNext(search)
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signin',
  validateSearch: (search: Record<string, unknown>): { because?: EndReason } & NextSearch => {
    const reason = endReasons.find((known) => known === search['because'])
    return { ...(reason !== undefined && { because: reason }), ...nextSearch(search) }
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
  validateSearch: nextSearch,
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
