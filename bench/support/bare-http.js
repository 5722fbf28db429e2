// The floor of the HTTP benchmarks: a bare node:http server that answers every request with the same small JSON.
const body = JSON.stringify({
  id: "run_0",
  object: "thread.run",
  status: "completed",
  filler: "x".repeat(1200),
});
const server = require("node:http").createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit(0));
