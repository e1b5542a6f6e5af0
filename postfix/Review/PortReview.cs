using System.Globalization;
using Postfix.Config;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.PostfixCommand.Review;

/// <summary>Ports that another program has already. Only while the mail system is down, which has them otherwise.</summary>
internal sealed class PortReview : IReview
{
    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        ListenAddresses addresses = ListenAddresses.Of(configuration.Settings);
        foreach (MasterService service in configuration.Master.Services.Where(service => service.Type == ServiceType.Inet))
        {
            foreach (InetEndpoint endpoint in addresses.Find(service).Endpoints)
            {
                if (IsTaken(endpoint))
                {
                    string port = endpoint.Port.ToString(CultureInfo.InvariantCulture);
                    yield return new Finding(service.File, service.Line,
                        $"{service.Name}/{service.TypeName}: another program has port {port} of {endpoint.Address}",
                        $"find it with \"ss -ltnp 'sport = :{port}'\" and stop it, or use another port");
                }
            }
        }
    }

    private static bool IsTaken(InetEndpoint endpoint)
    {
        try
        {
            Sockets.ListenTcp(endpoint, backlog: 1).Dispose();
            return false;
        }
        catch (PosixException error)
        {
            // Whoever has no right to the port, or has no such address, learns that from master.
            return error.Errno == Errno.EADDRINUSE;
        }
    }
}
