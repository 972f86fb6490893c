/** The names under which adults sign in: an e-mail address or a name; case never matters. */

export const loginLengthMax = 100
const emailShape = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/u
const nameShape = /^[\p{L}\p{N}][\p{L}\p{N}._'-]{2,}$/u

/** One form for one login, however it is typed. */
export function normaliseLogin(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** Whether a normalised login may be chosen. */
export function isLogin(login: string): boolean {
  return login.length <= loginLengthMax && (emailShape.test(login) || nameShape.test(login))
}

/** `prenom.nom` without accents: a first proposal, which may be taken. */
export function proposeLogin(person: {
  readonly givenName: string
  readonly familyName: string
}): string {
  const plain = (name: string): string =>
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/œ/giu, 'oe')
      .replace(/æ/giu, 'ae')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
  const login = [plain(person.givenName), plain(person.familyName)].filter(Boolean).join('.')
  return login.slice(0, loginLengthMax - 4) || 'adulte'
}
