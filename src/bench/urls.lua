-- Asks for the addresses of a file, each thread in an order of its own: wrk … -s src/bench/urls.lua ADDRESS -- FILE
-- Behind a tab may stand the entity tag that is to be sent along.
local lines = {}
local gzip = false

function init(args)
  for line in io.lines(args[1]) do
    local path, tag = line:match("^([^\t]*)\t?(.*)$")
    local headers = {}
    if tag ~= "" then headers["If-None-Match"] = tag end
    if args[2] == "gzip" then headers["Accept-Encoding"] = "gzip" end
    lines[#lines + 1] = wrk.format("GET", path, headers)
  end
  math.randomseed(#lines)
end

function request()
  return lines[math.random(#lines)]
end

function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  print(string.format("%d %.2f %.2f %d", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, failed))
end
