using Postfix.DiscardDelivery;
using Postfix.Server;

return DaemonHost.Run(new DiscardDaemon());
