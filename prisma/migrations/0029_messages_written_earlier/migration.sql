-- When a message was written, where it could only be sent later.
ALTER TABLE messages ADD COLUMN written_at timestamptz(3);
