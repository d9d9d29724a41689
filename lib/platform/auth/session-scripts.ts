// A script runs alone, so session and index change together. The index outlives each session in it: it lives as long as
// the newest of them can. KEYS session, index, epoch; ARGV epoch, data, idle, longest.
export const CREATE = `
  if (redis.call('GET', KEYS[3]) or '0') ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
  redis.call('SADD', KEYS[2], KEYS[1])
  redis.call('EXPIRE', KEYS[2], ARGV[4])
  return 1`;
// KEYS session, index.
export const REVOKE = `
  redis.call('SREM', KEYS[2], KEYS[1])
  return redis.call('DEL', KEYS[1])`;
// KEYS index, epoch; ARGV seconds, clinic or nothing for all, why or nothing, how long that is kept. The new epoch refuses
// sign-ins that had begun: with the old password, say.
export const REVOKE_ALL = `
  redis.call('INCR', KEYS[2])
  redis.call('EXPIRE', KEYS[2], ARGV[1])
  local ended = 0
  for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do
    local stored = ARGV[2] ~= '' and redis.call('GET', key)
    if not stored or cjson.decode(stored).clinicId == ARGV[2] then
      if redis.call('DEL', key) == 1 then
        ended = ended + 1
        if ARGV[3] ~= '' then redis.call('SET', 'gone:' .. key, ARGV[3], 'EX', ARGV[4]) end
      end
      redis.call('SREM', KEYS[1], key)
    end
  end
  return ended`;

// What was read and is to be changed must stand as it was read: else 2, and whoever asked reads again.
// KEYS session; ARGV as it was read, data.
export const AMEND = `
  local stored = redis.call('GET', KEYS[1])
  if not stored then return 0 end
  if stored ~= ARGV[1] then return 2 end
  redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
  return 1`;
// KEYS old, new, index, epoch; ARGV data, idle, longest, others, epoch's seconds, epoch or nothing for any, old as it was read.
export const RENEW = `
  if ARGV[6] ~= '' and (redis.call('GET', KEYS[4]) or '0') ~= ARGV[6] then return 0 end
  local stored = redis.call('GET', KEYS[1])
  if not stored then return 0 end
  if stored ~= ARGV[7] then return 2 end
  redis.call('DEL', KEYS[1])
  redis.call('SREM', KEYS[3], KEYS[1])
  if ARGV[4] == 'end' then
    redis.call('INCR', KEYS[4])
    redis.call('EXPIRE', KEYS[4], ARGV[5])
    for _, key in ipairs(redis.call('SMEMBERS', KEYS[3])) do redis.call('DEL', key) end
    redis.call('DEL', KEYS[3])
  end
  redis.call('SET', KEYS[2], ARGV[1], 'EX', ARGV[2])
  redis.call('SADD', KEYS[3], KEYS[2])
  redis.call('EXPIRE', KEYS[3], ARGV[3])
  return 1`;
