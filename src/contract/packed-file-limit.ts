/** How large a file travels to devices by itself: for those who pack, and for the page that shows it. */

/** In bytes; a larger one comes on a tap that says the size. */
export const packedFileBytesMax = 200_000
