/** Bounds of what is asked to be signed; apart, so that pages go without schemas. */
export const signatureTextMax = 500
export const signatureDaysMax = 60
