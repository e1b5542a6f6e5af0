using Postfix.ErrorDelivery;
using Postfix.Server;

return DaemonHost.Run(new ErrorDaemon());
