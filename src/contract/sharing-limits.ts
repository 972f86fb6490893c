/** Limits of tags that pages know without the schemas. */

/** Tags of one resource or exercise, and the characters of one. */
export const tagsMax = 10
export const tagLengthMax = 40
