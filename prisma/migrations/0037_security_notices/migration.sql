-- A rule that watches the audit log found something: administrators are told.
ALTER TABLE notifications DROP CONSTRAINT notifications_event_known;
ALTER TABLE notifications ADD CONSTRAINT notifications_event_known
  CHECK (event IN ('alert', 'care', 'summary', 'answer', 'message', 'waiting', 'download', 'document', 'brought', 'emergency', 'review',
    'security'));
