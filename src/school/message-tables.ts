/** Rows of what is asked of teachers, and of what they announce. Each column is explained in `migrations/`. */
import type { Generated } from 'kysely'
import type { Id } from '#kernel/ids.ts'

interface EnquiryTable {
  id: Id
  school_uai: string
  course_id: Id
  resource_id: Id | null
  assignment_id: Id | null
  pupil_id: Id
  asked: string
  asked_at: Date
  read_at: Date | null
  answer: string | null
  answered_by: Id | null
  answered_at: Date | null
}

interface ClassAnnouncementTable {
  id: Id
  school_uai: string
  class_id: Id | null
  course_id: Id | null
  text: string
  link: string | null
  until_day: string
  written_by: Id
  written_at: Date
  withdrawn_at: Date | null
}

interface SignatureRequestTable {
  id: Id
  school_uai: string
  class_id: Id | null
  course_id: Id | null
  text: string
  kind: 'read' | 'permission'
  content_hash: string
  until_day: string
  asked_by: Id
  asked_at: Date
  withdrawn_at: Date | null
  to_some: Generated<boolean>
}

interface SignatureRequestPupilTable {
  request_id: Id
  pupil_id: Id
}

interface SignatureTable {
  request_id: Id
  content_hash: string
  pupil_id: Id
  guardian_id: Id
  answer: 'read' | 'allowed' | 'not_allowed'
  signed_at: Date
}

export interface MessageTables {
  enquiry: EnquiryTable
  class_announcement: ClassAnnouncementTable
  signature_request: SignatureRequestTable
  signature_request_pupil: SignatureRequestPupilTable
  signature: SignatureTable
}
