/**
 * One photo over the page, to be turned and straightened: four corners that a finger, a mouse or the
 * arrow keys lay on those of the sheet. Nothing is done to the photo before it is kept.
 */
import { useEffect, useState } from 'preact/hooks'
import { type Turns, turned } from '#browser/annotations/picture-place.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { arrangePhoto } from './arrange-photo.ts'
import { openPhoto } from './photo-canvas.ts'
import { type Corners, isWholePhoto, wholePhoto } from './sheet-corners.ts'
import { SheetFrame } from './sheet-frame.tsx'
import './photos.css'

export interface ArrangeDialogProps {
  /** From 1. */
  number: number
  /** Null where the photo cannot be had now. */
  read: () => Promise<Blob | null>
  /** False where it could not be kept. */
  onKeep: (picture: Blob) => Promise<boolean>
  onClose: () => void
}

type Opened =
  | { readonly state: 'opening' | 'missing' }
  | { readonly state: 'open'; readonly photo: HTMLCanvasElement }

function useOpened(read: () => Promise<Blob | null>): Opened {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dialog stands for one photo.
  useEffect(() => {
    let left = false
    const open = async (): Promise<Opened> => {
      const blob = await read()
      if (blob === null) return { state: 'missing' }
      return { state: 'open', photo: await openPhoto(blob) }
    }
    open().then(
      (value) => !left && setOpened(value),
      () => !left && setOpened({ state: 'missing' }),
    )
    return () => {
      left = true
    }
  }, [])
  return opened
}

/** What the hand has done so far, and the way to keep it. */
function useArranging({ onKeep, onClose }: ArrangeDialogProps, opened: Opened) {
  const words = useWords('photo')
  const [corners, setCorners] = useState<Corners>(wholePhoto)
  const [turns, setTurns] = useState<Turns>(0)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const isAsItWas = turns === 0 && isWholePhoto(corners)
  const keep = async (photo: HTMLCanvasElement): Promise<void> => {
    setBusy(true)
    const kept = await arrangePhoto(photo, { corners, turns }).then(onKeep, () => false)
    setBusy(false)
    setFailed(!kept)
    if (kept) onClose()
  }
  return {
    corners,
    turns,
    busy,
    failed,
    setCorners,
    turn(quarters: 1 | -1): void {
      setTurns(turned(turns, quarters))
      announce(quarters === 1 ? words.turnedRight : words.turnedLeft)
    },
    reset(): void {
      setCorners(wholePhoto)
      announce(words.isWhole)
    },
    keep(): void {
      if (isAsItWas) onClose()
      else if (opened.state === 'open') void keep(opened.photo)
    },
  }
}

export function ArrangeDialog(props: ArrangeDialogProps) {
  const { number, onClose } = props
  const words = useWords('photo')
  const general = useWords('general')
  const tu = useVoice() === 'tu'
  const opened = useOpened(props.read)
  const hand = useArranging(props, opened)
  return (
    <Dialog
      open
      wide
      firm={hand.busy}
      title={words.arrangeTitle({ number })}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={hand.busy}
            disabled={opened.state !== 'open'}
            onClick={hand.keep}
          >
            {words.keep}
          </Button>
          <Button disabled={hand.busy} onClick={onClose}>
            {general.cancel}
          </Button>
        </>
      }
    >
      {hand.failed && <Notice kind="attention" title={words.notKept} live />}
      {opened.state === 'missing' && <Notice kind="attention" title={words.missing({ tu })} live />}
      {opened.state === 'open' && (
        <>
          <p class="photo-how">{words.how({ tu })}</p>
          <SheetFrame
            photo={opened.photo}
            turns={hand.turns}
            corners={hand.corners}
            label={words.page({ number })}
            onCorners={hand.setCorners}
          />
          <div class="photo-tools">
            <Button sign="turnLeft" onClick={() => hand.turn(-1)}>
              {words.turnLeft}
            </Button>
            <Button sign="turnRight" onClick={() => hand.turn(1)}>
              {words.turnRight}
            </Button>
            <Button disabled={isWholePhoto(hand.corners)} onClick={hand.reset}>
              {words.whole}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
