using Postfix.Server;
using Postfix.VirtualDelivery;

return DaemonHost.Run(new VirtualDaemon());
