using Postfix.Posix;

namespace Postfix.Master;

/// <summary>What a new process of a service gets.</summary>
/// <param name="Plan">The service.</param>
/// <param name="Capacity">Clients that it may have at a time.</param>
/// <param name="IsUnderStress">The service is overloaded.</param>
/// <param name="StatusChannel">Its end of the status channel.</param>
/// <param name="Listeners">The sockets of the service.</param>
internal sealed record ChildStart(
    ServicePlan Plan, int Capacity, bool IsUnderStress, FileDescriptor StatusChannel, IReadOnlyList<FileDescriptor> Listeners);
