/** The topic under which news of a pupil's own enquiries is announced; the key is the pupil. */
export const enquiryTopic = 'enquiry'
