/** The pages of coming in, of the people of a device, and of what is one's own. */
import type { PageEntry } from './page-entry.ts'
import { pagePaths } from './page-paths.ts'

export const signInPages: readonly PageEntry[] = [
  {
    path: pagePaths.signIn,
    audience: 'everyone',
    words: ['sign-in', 'content'],
    load: async () => (await import('#browser/pages/sign-in/sign-in-page.tsx')).SignInPage,
  },
  {
    path: pagePaths.signInByCard,
    audience: 'everyone',
    words: ['sign-in', 'content'],
    load: async () => (await import('#browser/pages/sign-in/card-entry-page.tsx')).CardEntryPage,
  },
  {
    path: pagePaths.signInByDictatedCode,
    audience: 'everyone',
    words: ['sign-in', 'content'],
    load: async () =>
      (await import('#browser/pages/use-dictated-code/use-dictated-code-page.tsx'))
        .UseDictatedCodePage,
  },
  {
    path: pagePaths.signInByPassword,
    audience: 'everyone',
    words: ['sign-in', 'content'],
    load: async () =>
      (await import('#browser/pages/sign-in/password-entry-page.tsx')).PasswordEntryPage,
  },
  {
    path: pagePaths.signInByLetter,
    audience: 'everyone',
    words: ['sign-in', 'content'],
    load: async () => (await import('#browser/pages/use-letter/use-letter-page.tsx')).UseLetterPage,
  },
  {
    path: pagePaths.openCard,
    audience: 'everyone',
    words: ['sign-in', 'content'],
    load: async () => (await import('#browser/pages/open-card/open-card-page.tsx')).OpenCardPage,
  },
  {
    path: pagePaths.whoIsIt,
    audience: 'everyone',
    words: ['sign-in', 'content'],
    load: async () => (await import('#browser/pages/who-is-it/who-is-it-page.tsx')).WhoIsItPage,
  },
  {
    path: pagePaths.myAccount,
    audience: 'signed-in',
    words: ['account', 'display', 'adjustment', 'sign-in', 'content', 'recording-consent'],
    load: async () => (await import('#browser/pages/my-account/my-account-page.tsx')).MyAccountPage,
  },
]
