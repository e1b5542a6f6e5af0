using Postfix.Flush;
using Postfix.Server;

return DaemonHost.Run(new FlushDaemon());
