using Postfix.Pickup;
using Postfix.Server;

return DaemonHost.Run(new PickupDaemon());
