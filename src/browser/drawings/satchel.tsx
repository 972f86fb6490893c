/** The satchel, ready for the day. */
import { Drawing } from './drawing.tsx'

export function Satchel() {
  return (
    <Drawing paper={[200, 200]}>
      <path class="thin" d="M76 56V44c0-8 6-14 14-14h20c8 0 14 6 14 14v12" />
      <path
        class="cover"
        d="M38 66c0-6 4-10 10-10h104c6 0 10 4 10 10v98c0 6-4 10-10 10H48c-6 0-10-4-10-10z"
      />
      <path
        class="wash"
        d="M38 66c0-6 4-10 10-10h104c6 0 10 4 10 10v36c0 12-28 20-62 20s-62-8-62-20z"
      />
      <path d="M38 66c0-6 4-10 10-10h104c6 0 10 4 10 10v98c0 6-4 10-10 10H48c-6 0-10-4-10-10z" />
      <path d="M38 102c0 12 28 20 62 20s62-8 62-20" />
      <path class="accent cover" d="M62 92h16v44H62zM122 92h16v44h-16z" />
      <path class="accent thin" d="M62 122h16M122 122h16M70 128v2M130 128v2" />
      <path class="thin" d="M54 152h92M38 84l-8 6v54l8 6M162 84l8 6v54l-8 6" />
      <path d="M122 56V26l8-12 8 12v30" />
      <path class="thin" d="M122 28h16" />
      <path d="M20 182h160" />
    </Drawing>
  )
}
