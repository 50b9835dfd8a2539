import { Counter, Gauge, type Registry } from 'prom-client';

/**
 * What the process is and costs, read when somebody asks. The default metrics of prom-client watch the event loop and each garbage
 * collection all the time, which costs a percent of what a busy process has.
 */
export function addProcessMetrics(registry: Registry): void {
  gauge(registry, 'process_start_time_seconds', 'When the process began, in seconds since 1970.', () =>
    Math.round(Date.now() / 1000 - process.uptime()),
  );
  gauge(registry, 'process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  gauge(registry, 'nodejs_heap_size_used_bytes', 'Memory of its objects.', () => process.memoryUsage().heapUsed);
  gauge(
    registry,
    'nodejs_eventloop_utilization',
    'The part of its time that the event loop has worked, since the start.',
    () => performance.eventLoopUtilization().utilization,
  );
  addProcessorTime(registry);
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  const made: Gauge = new Gauge({ name, help, registers: [registry], collect: () => made.set(read()) });
}

function addProcessorTime(registry: Registry): void {
  const made: Counter = new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time that the process has used.',
    registers: [registry],
    collect(): void {
      const { user, system } = process.cpuUsage();
      made.reset();
      made.inc((user + system) / 1_000_000);
    },
  });
}
