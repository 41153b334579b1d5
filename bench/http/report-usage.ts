// Loaded into each server by `--import`: returns its own use of the processor and memory to the process that started it.

process.on('message', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  process.send?.({ cpu: userCPUTime + systemCPUTime, rss: process.memoryUsage.rss(), peak: maxRSS * 1024 })
})
process.channel?.unref()
