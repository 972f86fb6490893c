/**
 * The covered yard before the door opens: roof and posts, bench, bell and plane tree, chalk on the
 * ground, and the morning's light falling in from the side.
 */
import { Drawing } from './drawing.tsx'

/** Sun, light on the ground, and the far wall with its windows. */
function Morning() {
  return (
    <>
      <path class="wash" d="M78 230h76l66 50H122zM176 230h78l72 50H226zM276 230h74l76 50H328z" />
      <path class="accent" d="M24 54a18 18 0 1 0 36 0 18 18 0 1 0-36 0" />
      <path class="accent thin" d="M42 20v8M8 54h8M18 30l6 6M66 30l-6 6M18 78l6-6M42 88v-8" />
      <path class="wash" d="M84 148h56v26H84z" />
      <path class="thin" d="M84 148h56v26H84zM112 148v26" />
      <path class="thin" d="M72 186h88M268 186h86" />
    </>
  )
}

/** The roof, its timber and its posts. */
function Roof() {
  return (
    <>
      <path class="wash" d="M22 114 212 42l190 72v12L212 55 22 126z" />
      <path d="M22 114 212 42l190 72v12L212 55 22 126z" />
      <path d="M44 130h336" />
      <path class="thin" d="M212 58v72M128 130V88M296 130V88M212 92l-52 38M212 92l52 38" />
      <path
        class="cover"
        d="M62 130h10v100H62zM160 130h10v100h-10zM258 130h10v100h-10zM354 130h10v100h-10z"
      />
      <path d="M62 130v100M72 130v100M160 130v100M170 130v100M258 130v100M268 130v100M354 130v100M364 130v100" />
      <path class="thin" d="M72 152l18-22M160 152l-18-22M268 152l18-22M354 152l-18-22" />
      <path class="thin" d="M56 230v-9h22v9M154 230v-9h22v9M252 230v-9h22v9M348 230v-9h22v9" />
    </>
  )
}

/** The door that is still closed, with the light of the room behind it. */
function ClosedDoor() {
  return (
    <>
      <path class="cover" d="M186 230v-76h56v76z" />
      <path d="M186 230v-76h56v76M214 154v76" />
      <path class="thin" d="M194 164h12v22h-12zM222 164h12v22h-12z" />
      <path class="accent thin" d="M209 200v8M219 200v8" />
      <path class="accent" d="M192 238h44" />
      <path class="accent thin" d="M198 247h32" />
    </>
  )
}

/** The bench with a satchel left on it; the bell on its beam. */
function BenchAndBell() {
  return (
    <>
      <path class="cover" d="M82 196h66v10H82z" />
      <path d="M80 196h70M80 206h70M90 206v24M140 206v24" />
      <path class="thin" d="M90 218h50" />
      <path class="cover" d="M100 196v-17c0-3 2-5 5-5h20c3 0 5 2 5 5v17z" />
      <path d="M100 196v-17c0-3 2-5 5-5h20c3 0 5 2 5 5v17" />
      <path class="accent thin" d="M100 182c8 6 22 6 30 0M115 185v5" />
      <path class="thin" d="M110 174c0-7 10-7 10 0" />
      <path d="M313 130v9" />
      <path class="accent cover" d="M299 164c5-5 6-10 6-16a8 8 0 0 1 16 0c0 6 1 11 6 16z" />
      <path class="accent" d="M313 166v4" />
      <path class="thin" d="M313 172c1 8 7 9 5 18" />
    </>
  )
}

function Tree() {
  return (
    <g transform="translate(9 0)">
      <path
        class="wash"
        d="M416 150c-15-6-19-26-4-35 0-16 18-25 31-18 9-14 33-16 43-3 15-5 29 6 28 20 12 7 12 26-2 33-4 11-19 15-29 9-10 8-27 8-35-1-12 7-28 4-32-5z"
      />
      <path d="M416 150c-15-6-19-26-4-35 0-16 18-25 31-18 9-14 33-16 43-3 15-5 29 6 28 20 12 7 12 26-2 33-4 11-19 15-29 9-10 8-27 8-35-1-12 7-28 4-32-5z" />
      <path class="thin" d="M434 122c4-6 11-8 17-4M474 112c5-4 13-3 16 4M452 138c3-4 8-5 13-3" />
      <path d="M454 230c4-18 5-38 3-58M474 230c-4-18-5-38-2-58" />
      <path class="thin" d="M457 178c-4-12-10-18-20-22M472 176c3-10 8-16 17-20M465 172v-22" />
      <path
        class="accent thin"
        d="M462 194c4-1 7 2 6 6s-6 5-8 1-1-6 2-7zM468 212c3-1 5 1 5 4s-4 4-6 2M430 156v10M498 154v9"
      />
      <circle class="spot" cx="430" cy="170" r="4" />
      <circle class="spot" cx="498" cy="167" r="4" />
      <path
        class="accent thin"
        d="M404 196c5-4 9-3 11 0-3 3-7 3-11 0zM396 214c4-4 8-4 11-1-3 4-7 4-11 1z"
      />
    </g>
  )
}

/** What is drawn and lies on the ground. */
function Ground() {
  return (
    <>
      <path d="M10 230h520" />
      <path
        class="accent thin"
        d="M372 280h24l14-15h-24zM396 280h24l14-15h-24zM413 288h24l14-15h-24zM427 272h24l14-15h-24zM444 280h24l14-15h-24zM468 280c24 3 34-17 14-15"
      />
      <path class="cover" d="M52 262a12 12 0 1 0 24 0 12 12 0 1 0-24 0" />
      <path
        class="thin"
        d="M52 262a12 12 0 1 0 24 0 12 12 0 1 0-24 0M56 253c7 5 8 13 5 20M74 255c-7 2-14 7-20 12"
      />
      <path
        class="thin"
        d="M298 222c-6-4-4-13 3-14 2-6 10-6 12 0l6 2-6 2c0 7-5 11-11 10zM303 222v7M309 221v8M296 221l-9 3"
      />
      <path class="accent chalk" d="M20 292h156M196 292h140" />
    </>
  )
}

export function CoveredYard() {
  return (
    <Drawing paper={[540, 300]}>
      <Morning />
      <Tree />
      <Roof />
      <ClosedDoor />
      <BenchAndBell />
      <Ground />
    </Drawing>
  )
}
