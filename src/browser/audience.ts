/** For whom a page is meant, in the words of roles. */

/** The roles that a page may be meant for; the server decides again at every request. */
export type AudienceRole = 'pupil' | 'teacher' | 'staff' | 'guardian' | 'head' | 'operator'

/** `everyone`: signed in or not. `signed-in`: whoever is known. Else the roles named. */
export type Audience = 'everyone' | 'signed-in' | readonly AudienceRole[]
