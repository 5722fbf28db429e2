// Loaded into the kernel's process before the kernel (node --require): the kernel ends with whoever started it.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();

export {};
