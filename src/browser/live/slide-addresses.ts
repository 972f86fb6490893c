/** Where the slides of a lesson's live class lie, and its board on paper. */

export const slidesPath = (lessonId: string): string => `/api/lessons/${lessonId}/live/slides`

export const slidePath = (lessonId: string, slideId: string): string =>
  `${slidesPath(lessonId)}/${slideId}`

export const slidePicture = (lessonId: string, slideId: string): string =>
  `${slidePath(lessonId, slideId)}/picture`

export const slideWordsPath = (lessonId: string, slideId: string): string =>
  `${slidePath(lessonId, slideId)}/words`

export const removedSlidesPath = (lessonId: string): string =>
  `/api/lessons/${lessonId}/live/removed-slides`

export const boardPaper = (lessonId: string): string => `/api/lessons/${lessonId}/live/board.pdf`
