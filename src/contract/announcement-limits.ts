/** How long an announcement may be, in characters, and how long it may stand; apart, so that pages go without schemas. */
export const announcementTextMax = 500
export const announcementLinkMax = 500
export const announcementDaysMax = 60
