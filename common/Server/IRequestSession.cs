namespace Postfix.Server;

/// <summary>The requests that one client of a <see cref="RequestService"/> may make, with what is kept for that client.</summary>
public interface IRequestSession : IDisposable
{
    /// <summary>The handler of a request, or null when there is none of that name.</summary>
    IRequestHandler? Find(string requestName);
}
