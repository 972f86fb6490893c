/** Whether a file is a PDF, which is read in the page and drawn on. */
export const isPdf = ({ contentType }: { readonly contentType: string }): boolean =>
  contentType === 'application/pdf'
