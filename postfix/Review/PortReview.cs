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
        foreach (ReviewedService service in configuration.Services.Where(service => service.Entry.Type == ServiceType.Inet))
        {
            foreach (InetEndpoint endpoint in addresses.Find(service.Entry).Endpoints)
            {
                if (Sockets.IsTaken(endpoint))
                {
                    string port = endpoint.Port.ToString(CultureInfo.InvariantCulture);
                    yield return new Finding(service.Entry.File, service.Entry.Line,
                        $"{service.Name}: another program has port {port} of {endpoint.Address}",
                        $"find it with \"ss -ltnp 'sport = :{port}'\" and stop it, or use another port");
                }
            }
        }
    }
}
