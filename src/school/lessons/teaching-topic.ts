/** The topic under which news of a teacher's own day is announced; the key is the teacher. */
export const teachingTopic = 'teaching'
