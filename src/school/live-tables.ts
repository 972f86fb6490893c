/** Rows of live classes. Each column is explained in `migrations/`. */
import type { ColumnType } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { Json } from './json-column.ts'

interface LiveRoomTable {
  lesson_id: Id
  school_uai: string
  epoch: number
  held_by: Id
  held_until: Date
  held_at: string | null
  is_chat_open_first: boolean
  opened_at: Date | null
  ended_at: Date | null
}

interface LiveMemberTable {
  lesson_id: Id
  number: number
  person_id: Id
  role: 'teacher' | 'adult' | 'guest' | 'pupil'
  admitted_at: Date | null
  removed_at: Date | null
}

interface LiveEventTable {
  lesson_id: Id
  seq: number
  id: Id
  at: Date
  by_member: number
  act: Json
}

interface LiveEntryTable {
  id: Id
  lesson_id: Id
  member: number
  came_at: Date
  entered_at: Date | null
  left_at: Date | null
  how: 'left' | 'lost' | 'moved' | 'removed' | 'ended' | 'refused' | 'going' | null
}

interface LiveGuestTable {
  lesson_id: Id
  person_id: Id
  invited_by: Id
  invited_at: Date
}

interface LiveSlideTable {
  id: Id
  lesson_id: Id
  place: number
  name: string
  words: string
  added_by: Id
  added_at: Date
  content_type: string
  byte_count: number
  width: number
  height: number
  blob_key: string
  removed_at: Date | null
}

interface RecordedGap {
  readonly from: number
  readonly until: number
}

interface LiveRecordingTable {
  lesson_id: Id
  begun_at: Date
  gaps: ColumnType<RecordedGap[], string | undefined, string>
}

interface LiveVoiceTable {
  id: Id
  lesson_id: Id
  member: number
  from_at: Date
  until_at: Date
  byte_count: number
  blob_key: string
}

interface RecordingConsentTable {
  pupil_id: Id
  is_given: boolean
  changed_by: Id
  changed_at: Date
}

interface LiveFlaggedLineTable {
  lesson_id: Id
  seq: number
  school_uai: string
  said_by: Id
  said_at: Date
  said_to: 'class' | 'adults' | 'breakout'
  words: string
}

interface LiveFlagTable {
  lesson_id: Id
  seq: number
  flagged_by: Id
  flagged_at: Date
}

export interface LiveTables {
  live_flag: LiveFlagTable
  live_flagged_line: LiveFlaggedLineTable
  live_recording: LiveRecordingTable
  live_voice: LiveVoiceTable
  recording_consent: RecordingConsentTable
  live_room: LiveRoomTable
  live_member: LiveMemberTable
  live_event: LiveEventTable
  live_entry: LiveEntryTable
  live_guest: LiveGuestTable
  live_slide: LiveSlideTable
}
