/** The topic under which a pupil's own times, given or taken away, are announced; the key is the course. */
export const ownWindowsTopic = 'own_windows'
