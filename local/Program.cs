using Postfix.LocalDelivery;
using Postfix.Server;

return DaemonHost.Run(new LocalDaemon());
