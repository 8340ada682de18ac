Console.WriteLine("Name a measurement; docs/performance.md lists them.");
