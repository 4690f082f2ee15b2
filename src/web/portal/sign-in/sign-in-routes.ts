import { routes } from '../../routes.ts'
import { openRoute, type RouteEntry } from '../../visit.ts'
import { createSignIn, showSignIn } from './sign-in-handlers.ts'
import { createSignOut } from './sign-out-handler.ts'

export const signInRoutes: readonly RouteEntry[] = [
  openRoute('GET', routes.signIn, showSignIn),
  openRoute('POST', routes.signIn, createSignIn),
  { ...openRoute('POST', routes.signOut, createSignOut), takesAnyToken: true },
]
