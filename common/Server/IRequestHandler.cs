using Postfix.Ipc;

namespace Postfix.Server;

/// <summary>One kind of request of a <see cref="RequestService"/>.</summary>
public interface IRequestHandler
{
    /// <summary>Value of the "request" attribute.</summary>
    string RequestName { get; }

    /// <summary>Reads the rest of the request including its end, and writes the reply without its end.</summary>
    /// <exception cref="AttributeException">The request is malformed; the skeleton logs it and closes the connection.</exception>
    void Handle(AttributeReader request, AttributeWriter reply);
}
