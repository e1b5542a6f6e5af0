using Postfix.Proxymap;
using Postfix.Server;

return DaemonHost.Run(new ProxymapDaemon());
