/** A pupil as the list of a class shows one. */
import type { ClassDetail } from '#contract/classes.ts'

export type ClassPupil = ClassDetail['pupils'][number]
