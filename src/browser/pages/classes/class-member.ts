/** A pupil as the page of a class shows one. */
import type { ClassDetail } from '#contract/classes.ts'

export type ClassMember = ClassDetail['pupils'][number]
