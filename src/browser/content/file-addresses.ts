/** Where the files of contents lie; each address checks who asks. */

/** Turns a content's file id into an address. */
export type FileAddress = (fileId: string) => string

export function resourceFiles(resourceId: string): FileAddress {
  return (fileId) => `/api/resources/${resourceId}/files/${fileId}`
}

export function exerciseFiles(exerciseId: string): FileAddress {
  return (fileId) => `/api/exercises/${exerciseId}/files/${fileId}`
}

/** Photos that a pupil added to an attempt. */
export function attemptPhotos(attemptId: string): FileAddress {
  return (fileId) => `/api/attempts/${attemptId}/photos/${fileId}`
}
