/** How long an enquiry and its answer may be, in characters; apart, so that pages go without schemas. */
export const enquiryTextMax = 500
export const enquiryAnswerMax = 1_000
