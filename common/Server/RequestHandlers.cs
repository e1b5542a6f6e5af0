namespace Postfix.Server;

/// <summary>A fixed set of handlers for clients that have no state of their own.</summary>
/// <param name="handlers">One per request name.</param>
public sealed class RequestHandlers(params IReadOnlyList<IRequestHandler> handlers) : IRequestSession
{
    /// <inheritdoc/>
    public IRequestHandler? Find(string requestName)
    {
        foreach (IRequestHandler handler in handlers)
        {
            if (handler.RequestName == requestName)
                return handler;
        }
        return null;
    }

    /// <summary>Nothing to release.</summary>
    public void Dispose()
    {
    }
}
