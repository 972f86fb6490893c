/** Whether a file is shown as a picture: a photo, not another file. */
export const isPicture = ({ contentType }: { readonly contentType: string }): boolean =>
  contentType.startsWith('image/')
