/**
 * The addresses of the pages, in one place, for links. Patterns with parameters (`:id`) stand in
 * `page-list.ts` only through the functions here, so that a link and its page cannot part.
 */

export const pagePaths = {
  home: '/',
  signIn: '/sign-in',
  help: '/help',
  privacy: '/privacy',
  accessibility: '/accessibility',
  partsGallery: '/parts',
} as const
