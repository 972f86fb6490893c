/** Captions in a live class: their code comes where somebody's voice is put into words, or may be from here. */
import { MissingPart } from '#browser/parts/missing-part.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import type { Sound } from '#browser/sound/sound.ts'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult } from './room-view.ts'

const loadCaptions = async () => (await import('./class-captions.tsx')).ClassCaptions

export function CaptionsDoor({ room, sound }: { room: RoomInHand; sound: Sound | null }) {
  const mayCaption = isAdult(room.view) && sound !== null
  const isWanted = mayCaption || room.view.members.some(({ isCaptioned }) => isCaptioned === true)
  const { Part: ClassCaptions, isMissing } = useLatePart(loadCaptions, isWanted)
  if (ClassCaptions !== null) return <ClassCaptions room={room} sound={sound} />
  return isMissing ? <MissingPart /> : null
}
