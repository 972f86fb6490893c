/** First sign-ins of pupils on devices that nobody knows yet: confirmed, or closed. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { NewDevices } from '#contract/cards.ts'

type Device = NewDevices['devices'][number]

const nameOf = (device: Device): string => `${device.givenName} ${device.familyName}`

function DeviceLine(props: {
  device: Device
  busy: boolean
  onKnown: () => void
  onForeign: () => void
}) {
  const { device, busy, onKnown, onForeign } = props
  const words = useWords('teach').classes
  const format = useFormat()
  const facts = [
    device.deviceLabel,
    words.openedBy[device.openedBy],
    ...(device.shared ? [words.shared] : []),
    format.dateTime(device.at),
  ]
  const of = <span class="for-screen-readers"> {nameOf(device)}</span>
  return (
    <li class="device-line">
      <div class="device-words">
        <p class="device-name">{nameOf(device)}</p>
        <p class="soft">{facts.join(' · ')}</p>
      </div>
      <div class="row">
        <Button busy={busy} onClick={onKnown}>
          {words.known}
          {of}
        </Button>
        <Button onClick={onForeign}>
          {words.notThem}
          {of}
        </Button>
      </div>
    </li>
  )
}

function Devices(props: { classId: string; devices: readonly Device[]; onChange: () => void }) {
  const { classId, devices, onChange } = props
  const words = useWords('teach').classes
  const act = useAct()
  const [foreign, setForeign] = useState<Device | null>(null)
  const base = `/api/classes/${classId}/new-devices`
  const confirm = (known: readonly Device[]): void => {
    const body = { sessionIds: known.map((device) => device.sessionId) }
    void act.run(
      () => callApi(`${base}/seen`, { body }),
      () => {
        toast({ text: words.confirmed })
        onChange()
      },
    )
  }
  const end = (device: Device): void => {
    void act.run(
      () => callApi(`${base}/${device.sessionId}/end`, { method: 'POST' }),
      () => {
        setForeign(null)
        toast({ text: words.ended })
        onChange()
      },
    )
  }
  return (
    <>
      <ul class="plain device-lines">
        {devices.map((device) => (
          <DeviceLine
            key={device.sessionId}
            device={device}
            busy={act.busy}
            onKnown={() => confirm([device])}
            onForeign={() => setForeign(device)}
          />
        ))}
      </ul>
      {devices.length > 1 && (
        <p>
          <Button busy={act.busy} onClick={() => confirm(devices)}>
            {words.knownAll}
          </Button>
        </p>
      )}
      {act.refusal && foreign === null && <ErrorView refusal={act.refusal} live />}
      <ConfirmDialog
        open={foreign !== null}
        title={foreign === null ? '' : words.endTitle({ name: nameOf(foreign) })}
        confirmText={words.end}
        busy={act.busy}
        onConfirm={() => foreign !== null && end(foreign)}
        onClose={() => setForeign(null)}
      >
        <p>{words.endMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} live />}
      </ConfirmDialog>
    </>
  )
}

export function NewDevicesList({ classId }: { classId: string }) {
  const words = useWords('teach').classes
  const loaded = useLoad(`new devices ${classId}`, (signal) =>
    callApi<NewDevices>(`/api/classes/${classId}/new-devices`, { signal }),
  )
  return (
    <Card title={words.devices}>
      <LoadView loaded={loaded} label={words.devices}>
        {({ devices }) =>
          devices.length === 0 ? (
            <p class="soft">{words.noDevices}</p>
          ) : (
            <>
              <p class="soft">{words.devicesMean}</p>
              <Devices classId={classId} devices={devices} onChange={loaded.reload} />
            </>
          )
        }
      </LoadView>
    </Card>
  )
}
