/** Where the files of contents lie; each address checks who asks. */

/** Turns a content's file id into an address. */
export type FileAddress = (fileId: string) => string

export function resourceFiles(resourceId: string): FileAddress {
  return (fileId) => `/api/resources/${resourceId}/files/${fileId}`
}

export function exerciseFiles(exerciseId: string): FileAddress {
  return (fileId) => `/api/exercises/${exerciseId}/files/${fileId}`
}

/** What a teacher said of an attempt; also where it is sent. */
export function spokenSounds(attemptId: string): string {
  return `/api/attempts/${attemptId}/spoken-comment/sounds`
}

/** Photos that a pupil added to an attempt. */
export function attemptPhotos(attemptId: string): FileAddress {
  return (fileId) => `/api/attempts/${attemptId}/photos/${fileId}`
}
