using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>The sockets of services that are about to begin: all of them or none. Those that nobody takes are closed.</summary>
internal sealed class OpenedListeners : IDisposable
{
    private readonly Dictionary<ServicePlan, IReadOnlyList<FileDescriptor>> _listeners = [];

    /// <exception cref="FatalException">One cannot be made; the others are closed again.</exception>
    public OpenedListeners(IEnumerable<ServicePlan> plans, ListenerFactory factory)
    {
        try
        {
            // Others may have a port; a path is ours to replace, so that comes when nothing is in the way any more.
            foreach (ServicePlan plan in plans.OrderBy(plan => plan.Type != ServiceType.Inet))
                _listeners.Add(plan, factory.Open(plan));
        }
        catch (FatalException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The sockets of a service, which is their owner from now on.</summary>
    public IReadOnlyList<FileDescriptor> Take(ServicePlan plan)
    {
        _listeners.Remove(plan, out IReadOnlyList<FileDescriptor>? taken);
        return taken!;
    }

    public void Dispose()
    {
        foreach (FileDescriptor listener in _listeners.Values.SelectMany(listeners => listeners))
            listener.Dispose();
    }
}
