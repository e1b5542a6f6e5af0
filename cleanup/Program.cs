using Postfix.Cleanup;
using Postfix.Server;

return DaemonHost.Run(new CleanupDaemon());
